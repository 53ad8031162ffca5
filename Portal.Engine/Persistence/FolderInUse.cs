namespace Portal.Engine.Persistence;

/// <summary>Another process has the data folder.</summary>
public sealed class FolderInUse(string problem, Exception cause) : StartProblem(problem, cause);
