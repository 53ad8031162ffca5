namespace Portal.Engine.Store.Reading;

/// <summary>A record as it is known now; sealed values stay sealed.</summary>
/// <param name="Key">What the source calls it.</param>
/// <param name="IsDeleted">The source has it no longer.</param>
/// <param name="At">When what it says was stored.</param>
/// <param name="SourceAt">When it became so by the source's time, if it says.</param>
/// <param name="SeenAt">When it was last read to be so.</param>
/// <param name="Body">What it says, as JSON; null when it is deleted.</param>
public sealed record RecordSeen(string Key, bool IsDeleted, DateTimeOffset At, DateTimeOffset? SourceAt, DateTimeOffset SeenAt, string? Body);
