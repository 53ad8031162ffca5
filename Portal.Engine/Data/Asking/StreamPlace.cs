namespace Portal.Engine.Data.Asking;

/// <summary>Where a page of a stream ended.</summary>
/// <param name="Key">The key of the last record that was looked at.</param>
/// <param name="Id">And its number, which is what happenings go by.</param>
sealed record StreamPlace(string Key, long Id)
{
    public static StreamPlace Start { get; } = new("", long.MaxValue);
}
