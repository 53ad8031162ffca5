namespace Portal.Engine.Store.Reading;

/// <summary>A row in quarantine as a list shows it, without what the source said in it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Place">Where it stands among the others of its feed.</param>
/// <param name="Key">What the source calls it; null if that could not be read.</param>
/// <param name="Reason">Why it was not taken.</param>
/// <param name="IsDeleted">It was a deletion.</param>
/// <param name="FirstAt">When it came first.</param>
/// <param name="SeenAt">When it was last read.</param>
/// <param name="Run">The run that tried it last.</param>
public sealed record RefusedRow(long Id, string Place, string? Key, string Reason, bool IsDeleted, DateTimeOffset FirstAt, DateTimeOffset SeenAt, long Run);
