namespace Portal.Engine.Store.Commits;

/// <summary>What all rows of a commit have in common.</summary>
/// <param name="Stream">The stream they belong to.</param>
/// <param name="Feed">The feed that brought them.</param>
/// <param name="Run">The run that read them.</param>
/// <param name="Number">The number of the commit in its stream.</param>
/// <param name="At">When it is made, in microseconds.</param>
/// <param name="Marks">Whether what was merely seen is written too.</param>
readonly record struct CommitContext(long Stream, long Feed, long Run, long Number, long At, bool Marks);
