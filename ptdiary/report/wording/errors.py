"""What is said when something of the report cannot be done."""

NO_PDF = "The page could not be made into a PDF. The file was not written."
PDF_PAGES = "A page is missing from the PDF, or is too many. The file was not written."
