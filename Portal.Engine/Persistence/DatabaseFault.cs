namespace Portal.Engine.Persistence;

/// <summary>The database could not do it; the message says why and what a person can do. Nothing of the write is kept.</summary>
public sealed class DatabaseFault(string message, Exception cause) : Exception(message, cause);
