/** The package has no types; what comes out of it is looked at before it is used. */
declare module 'hyphen/*'
