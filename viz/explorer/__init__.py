"""The network explorer: any network of released rows as one offline page, its places computed beforehand."""
