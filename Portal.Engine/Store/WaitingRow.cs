namespace Portal.Engine.Store;

/// <summary>A row in quarantine.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Key">What the source calls it; null if that could not be read.</param>
/// <param name="Reason">Why it was not taken.</param>
/// <param name="Raw">All that the source said, as JSON.</param>
/// <param name="Stamp">When it was so.</param>
/// <param name="IsDeleted">It was a deletion.</param>
/// <param name="FirstAt">When it came first.</param>
/// <param name="Run">The run that brought it last.</param>
public sealed record WaitingRow(long Id, string? Key, string Reason, string Raw, Stamp Stamp, bool IsDeleted, DateTimeOffset FirstAt, long Run);
