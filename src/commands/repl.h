/* repl.h - the program without a command: reads commands from a person or a script until they end. */
#ifndef VIVA_REPL_H
#define VIVA_REPL_H

#include "app.h"

/* Returns an exit status. */
int repl_run(app *a);

#endif
