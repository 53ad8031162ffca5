using Portal.Engine.People;
using Portal.Engine.Sync.Timelines;
using Portal.Web.Ui;

namespace Portal.Web.Features.Sources.Timelines;

/// <summary>The filters of a timeline and its place in it as the address has them.</summary>
public sealed record TimelineQuery(string? Kind, string? Stream, string? Who, string? After)
{
    public bool IsNarrowed => !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(Stream) || !string.IsNullOrEmpty(Who);

    /// <summary>A place that cannot be read is the newest.</summary>
    public TimelinePlace Place =>
        After?.Split('-') is [var run, var change] && QueryText.Key(run) is { } ran && QueryText.Key(change) is { } changed ? new TimelinePlace(ran, changed) : TimelinePlace.Newest;

    public static TimelineQuery Of(IQueryCollection query) => new(query["kind"], query["stream"], query["who"], null);

    public static string Text(TimelinePlace place) => FormattableString.Invariant($"{place.Run}-{place.Change}");

    /// <param name="people">Those who may have done something.</param>
    public TimelineFilter Filter(IReadOnlyList<Person> people)
    {
        var who = Guid.TryParse(Who, out var id) ? id : (Guid?)null;
        return new TimelineFilter
        {
            Kind = Enum.TryParse<TimelineKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
            Stream = QueryText.Key(Stream),
            PersonId = who,
            PersonName = people.FirstOrDefault(person => person.Id == who)?.Name,
        };
    }
}
