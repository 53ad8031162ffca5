namespace Portal.Engine.Data.Answers;

/// <summary>What was known of a unified record at a moment, by when it was committed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Moment">When.</param>
/// <param name="Fields">Those of which anything was said.</param>
public sealed record DataThen(long Id, DateTimeOffset Moment, IReadOnlyList<ThenField> Fields)
{
    /// <summary>What an answer must say with it.</summary>
    public const string Caveat = "This is what the records that are of it now said then, merged by today's precedence.";
}
