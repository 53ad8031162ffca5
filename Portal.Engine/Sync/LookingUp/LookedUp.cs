namespace Portal.Engine.Sync.LookingUp;

/// <summary>One record as its source has it now.</summary>
/// <param name="At">When it was asked for: what it says is sure as of then.</param>
/// <param name="Position">Where what it says stands in the log.</param>
/// <param name="Fields">The fields that are sure.</param>
/// <param name="Unsaid">The fields of which it says nothing, so that they are as old as before.</param>
public sealed record LookedUp(DateTimeOffset At, long Position, IReadOnlySet<string> Fields, IReadOnlySet<string> Unsaid);
