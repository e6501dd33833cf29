"""What is said when something of the report cannot be done."""

NO_PDF = "The page could not be made into a PDF. The file was not written."
PDF_NOT_ONE_PAGE = "The page did not come out as one page. The file was not written."
