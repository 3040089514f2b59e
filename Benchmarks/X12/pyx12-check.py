"""Checks a file with pyx12 and prints the seconds of CPU time that it took, and how many segments it found wrong."""

import io
import logging
import sys
import time

import pyx12.params
import pyx12.x12n_document

logging.disable(logging.CRITICAL)
answer = io.StringIO()
began = time.process_time()
pyx12.x12n_document.x12n_document(pyx12.params.params(), sys.argv[1], answer, None, None)
seconds = time.process_time() - began
wrong = answer.getvalue().count("~IK3*") + answer.getvalue().count("\nIK3*")
print(f"{seconds:.3f} {wrong}")
