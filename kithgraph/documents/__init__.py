"""What is shown where somebody has the documents: passages, which documents are at hand, and searching them."""
