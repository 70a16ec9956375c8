/** Makes the reference as a site: the matrix, a page for each call, and the documents. Not part of any jar. */
package io.eagain.reference;
