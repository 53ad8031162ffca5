using Portal.Engine.People;
using Portal.Engine.Sync.Runs;
using Portal.Engine.Sync.Timelines;
using Portal.Web.Platform;
using Portal.Web.Ui;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Sources.Timelines;

/// <summary>
/// The filters of a timeline and its place in it as the address has them, for the page and its export alike. Days are the reader's
/// days. A filter that cannot be read lets nothing pass: passed over, it would export what nobody asked for.
/// </summary>
public sealed record TimelineQuery(string? Kind, string? Stream, string? Who, string? State, string? From, string? Until, string? After = null)
{
    public bool IsNarrowed => new[] { Kind, Stream, Who, State, From, Until }.Any(IsAsked);

    /// <summary>A place that cannot be read is the newest.</summary>
    public TimelinePlace Place =>
        After?.Split('-') is [var run, var change] && QueryText.Key(run) is { } ran && QueryText.Key(change) is { } changed ? new TimelinePlace(ran, changed) : TimelinePlace.Newest;

    public static TimelineQuery Of(IQueryCollection query) => new(query["kind"], query["stream"], query["who"], query["state"], query["from"], query["until"]);

    public static string Text(TimelinePlace place) => FormattableString.Invariant($"{place.Run}-{place.Change}");

    /// <param name="people">Those who may have done something.</param>
    /// <param name="visitor">Whose days they are.</param>
    public TimelineFilter Filter(IReadOnlyList<Person> people, Visitor? visitor)
    {
        var zone = visitor?.Zone() ?? TimeZoneInfo.Utc;
        var who = Guid.TryParse(Who, out var id) ? id : (Guid?)null;
        var (kind, state, stream) = (QueryText.Word<TimelineKind>(Kind, ignoreCase: true), QueryText.Word<RunState>(State), QueryText.Key(Stream));
        var (from, until) = (Days.Read(From), Days.Read(Until));
        return new TimelineFilter
        {
            Nothing = (IsAsked(Kind) && kind is null) || (IsAsked(State) && state is null) || (IsAsked(Stream) && stream is null)
                || (IsAsked(Who) && who is null) || (IsAsked(From) && from is null) || (IsAsked(Until) && until is null),
            Kind = kind,
            State = state,
            Stream = stream,
            PersonId = who,
            PersonName = people.FirstOrDefault(person => person.Id == who)?.Name,
            From = from is { } first ? Days.Begin(first, zone) : null,
            Until = until is { } last ? Days.End(last, zone) : null,
        };
    }

    static bool IsAsked(string? value) => !string.IsNullOrEmpty(value);
}
