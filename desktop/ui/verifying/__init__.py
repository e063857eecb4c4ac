"""What came in, proved before anybody's eyes: a submission, a print, a code typed from paper; and what is in a submission."""
