"""Sheets as they lie in files, CSV and XLSX alike, become grids of text with the row numbers a spreadsheet shows."""
