"""The Scrapy project that reads the sources of a watch."""
