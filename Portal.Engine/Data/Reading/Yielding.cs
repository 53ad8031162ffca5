using Portal.Engine.Data.Answers;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Fallbacks;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Projection.Merging;
using Portal.Engine.Sources.Fallbacks;

namespace Portal.Engine.Data.Reading;

/// <summary>What is served of a field whose first choice is stale: decided once for an answer, stream by stream, however many rows it has.</summary>
sealed class Yielding(FreshnessNow now, Lens lens, long entity)
{
    readonly Dictionary<(long Stream, int Field), Choice> _choices = [];
    readonly Dictionary<(long First, long Served, int Field), FieldAge> _instead = [];

    /// <summary>Whether another record may say better, so that all of them must be looked at.</summary>
    public bool May(long stream, int field) => Of(stream, field).MayYield;

    /// <returns>The age of what the stale stream says itself, where nothing else is served.</returns>
    public FieldAge Own(long stream, int field) => Of(stream, field).Own;

    /// <param name="votes">What each record says of the field; the first is believed.</param>
    /// <param name="field">The field.</param>
    /// <returns>Which of them is served, and how old that is.</returns>
    public (int Served, FieldAge Age) Serve(List<Vote> votes, int field)
    {
        var first = votes[0].Record.Stream;
        var age = lens.Of(first)[field];
        if (age.Finding.Verdict != Verdict.Stale) return (0, age);
        var choice = Of(first, field);
        var served = !choice.MayYield ? -1 : votes.FindIndex(vote => !vote.IsEmpty && (choice.Named is { } named ? vote.Record.Stream == named : lens.Of(vote.Record.Stream)[field].Finding.Verdict != Verdict.Stale));
        return served > 0 ? (served, Instead(first, votes[served].Record.Stream, field)) : (0, choice.Own);
    }

    Choice Of(long stream, int field)
    {
        if (!_choices.TryGetValue((stream, field), out var choice)) _choices.Add((stream, field), choice = Choose(stream, field));
        return choice;
    }

    Choice Choose(long stream, int field)
    {
        var (own, name) = (lens.Of(stream)[field], lens.Fields[field].Name);
        var fallback = now.Stream(stream)?.Plan.Fallback ?? new();
        if (fallback.Kind == FallbackKind.NextBest) return new(now.Bringing(entity, name).Any(other => lens.Of(other.Plan.Id)[field].Finding.Verdict != Verdict.Stale), null, own);
        if (fallback is not { Kind: FallbackKind.NamedStream, StreamId: { } named }) return new(false, null, Told(own, own, FallbackKind.LastGoodCopy));
        var second = lens.Of(named)[field];
        var why = StandIn.Hindering(now.Stream(named), name, own.VerifiedAt, second.VerifiedAt, second.Finding.Verdict);
        // Where it stands in, its own is served only of records of which the other says nothing.
        return new(why is null, named, Told(own, own, FallbackKind.LastGoodCopy, why ?? Absence.SayingNothing));
    }

    FieldAge Instead(long first, long served, int field)
    {
        if (_instead.TryGetValue((first, served, field), out var known)) return known;
        var age = Told(lens.Of(served)[field], lens.Of(first)[field], Of(first, field).Named is null ? FallbackKind.NextBest : FallbackKind.NamedStream);
        _instead.Add((first, served, field), age);
        return age;
    }

    static FieldAge Told(FieldAge served, FieldAge first, FallbackKind serves, Absence? why = null) => new(served.Field, served.Source, served.Stream, served.VerifiedAt, served.ExpectedBy, served.Finding)
    {
        Fallback = new(serves, Side(served), Side(first), first.StaleAfter, why),
    };

    static StreamAge Side(FieldAge age) => new(age.Source, age.Stream, age.VerifiedAt);

    /// <param name="MayYield">Another record may be served.</param>
    /// <param name="Named">The only stream whose records may; null for all.</param>
    /// <param name="Own">How old its own value is, where that is served.</param>
    sealed record Choice(bool MayYield, long? Named, FieldAge Own);
}
