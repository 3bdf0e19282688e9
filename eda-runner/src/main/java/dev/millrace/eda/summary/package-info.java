/** All that report, summary and console tell: the profile, what stands out in it, what the stages vouch for, how it was made. */
package dev.millrace.eda.summary;
