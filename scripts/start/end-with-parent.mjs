// Loaded into the web server: it ends with the process that started it, even when that one was killed outright.
process.on('disconnect', () => process.exit(0));
process.channel?.unref();
