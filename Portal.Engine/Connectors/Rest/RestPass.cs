using System.Text.Json;
using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Paging;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Connectors.Rest.Times;
using Portal.Engine.Resilience;

namespace Portal.Engine.Connectors.Rest;

/// <summary>Reads one pass of a feed: the records, slice by slice and page by page, then the list of the deleted.</summary>
sealed class RestPass(RestSettings settings, ReadContext context)
{
    static readonly JsonElement NoRecords = JsonDocument.Parse("[]").RootElement.Clone();

    readonly Requests _requests = new(settings, context);
    readonly Sender _sender = new(settings, context);
    readonly Slices _slices = new(settings.Search, context.Client.Name);
    readonly Loops _loops = new(context.Client.Name);
    readonly FieldPath? _total = FieldPath.Maybe(settings.Paging.Total);
    readonly Leg _records = Leg.OfRecords(settings), _deleted = Leg.OfDeleted(settings);
    Mark? _greatest = Mark.Parse(context.Cursor.Greatest);

    /// <summary>Where to begin or to go on; null if the token is none of ours.</summary>
    public Place? Begin() => context.Cursor.Token is { } token ? Place.Parse(token) : _slices.First(new Place(context.Clock.GetUtcNow()), _requests.Since);

    public async Task<Outcome<Read>> Read(Place place, CancellationToken stop)
    {
        var leg = place.Deleted ? _deleted : _records;
        if (!(place.Deleted ? _requests.Deleted(place) : _requests.Records(place)).Succeeded(out var ask, out var refusal)) return refusal;
        leg.Paging.Ask(ask, place.Page);
        if (IsConditional(place)) Memo.Apply(context.Cursor.Memo, ask);
        if (!(await _sender.Send(ask, place.Page is not null || _requests.SaysToken(place), stop)).Succeeded(out var answered, out refusal))
            return refusal is TokenExpired && place.Page is null ? await Read(place with { Anew = true }, stop) : refusal;
        var isKept = false;
        try
        {
            var read = Take(place, leg, ask, answered);
            isKept = read.Succeeded(out _, out _);
            return read;
        }
        finally
        {
            if (!isKept) answered.Answer.Dispose();
        }
    }

    /// <summary>Tags are for the first request only, and of no use where everything is to be proved.</summary>
    bool IsConditional(Place place) =>
        settings.Conditional != ConditionalKind.Never && !context.Everything && place is { Page: null, Deleted: false } && !_slices.AreUsed;

    Outcome<Read> Take(Place place, Leg leg, Ask ask, Answered answered)
    {
        var answer = answered.Answer;
        if (answer.IsUnchanged) return End(place with { ChangesOnly = true, Unchanged = true, Memo = context.Cursor.Memo }, [], answered);
        if (answer.Root is not { } root) return End(place, [], answered);
        if (Shape.WrongList(root, leg.List) is { } wrong) return new Failure(Who.Owner, $"{wrong} Correct in the settings where the records of {context.Client.Name} stand.");

        leg.List.Find(root, out var list);
        if (list.ValueKind != JsonValueKind.Array) list = NoRecords;
        var batch = leg.Reader.Read(list);
        if (place.Page is null && WrongFields(leg, list, batch) is { } missing) return missing;
        if (!place.Deleted) _greatest = Mark.Later(_greatest, batch.Greatest);
        place = place with { InSlice = place.InSlice + batch.Records.Length, ChangesOnly = place.ChangesOnly || batch.WithoutKey > 0 };

        if (!place.Deleted && _slices.IsMet(Math.Max(place.InSlice, place.Page is null ? _total?.NumberIn(root) ?? 0 : 0)))
            return _slices.Half(place).Succeeded(out var half, out var uncut) ? Goes(half, batch.Records, answered, isAnew: true) : uncut;

        var turn = new Turn(context.Client, answer, list, place.Page);
        if (!leg.Paging.Next(turn).Succeeded(out var next, out var lost)) return lost;
        if (IsConditional(place) && (next is null || settings.Conditional == ConditionalKind.FirstPage)) place = place with { Memo = Memo.Text(ask, answer) };
        if (next is null)
        {
            if (!TokenIn(turn, place).Succeeded(out var token, out var none)) return none;
            return End(place with { ChangesOnly = place.ChangesOnly || leg.Paging.EndsShort(turn), NextPass = token }, batch.Records, answered);
        }

        if (_loops.Check(place.Page, next, batch.Records.Length, batch.Keys) is { } loop) return loop;
        return Goes(place with { Page = next, CanShift = place.CanShift || (!place.Deleted && leg.Paging.CanShift(next)) }, batch.Records, answered);
    }

    /// <summary>A list is read to its end: on to the next slice, the list of the deleted, or the end of the pass.</summary>
    Read End(Place place, SourceRecord[] records, Answered answered)
    {
        if (!place.Deleted && _slices.Next(place) is { } slice) return Goes(slice, records, answered, isAnew: true);
        // Before the first pass there is nothing that could be gone.
        if (!place.Deleted && settings.Deletes.By == DeleteKind.List && (context.Cursor.Watermark is not null || context.HasBegunBefore))
            return Goes(place with { Deleted = true, Page = null, From = null, To = null, InSlice = 0 }, records, answered, isAnew: true);

        var coverage = !(_requests.ReadsEverything || place.Anew) || place.ChangesOnly ? Coverage.Changes : place.CanShift ? Coverage.Shifting : Coverage.Everything;
        return new(Page(new Cursor(Watermark(place), Memo: place.Memo), records, coverage, answered) with { IsUnchanged = place.Unchanged, Lag = settings.Incremental.By is IncrementalKind.None or IncrementalKind.Token ? TimeSpan.Zero : settings.Incremental.Lag }, null);
    }

    Read Goes(Place next, SourceRecord[] records, Answered answered, bool isAnew = false)
    {
        if (isAnew) _loops.BeginAnew();
        return new(Page(context.Cursor with { Token = next.ToToken(), Greatest = _greatest?.ToString() }, records, Coverage.Part, answered), next);
    }

    static Page Page(Cursor next, SourceRecord[] records, Coverage coverage, Answered answered) => new(records, next, coverage, answered.At) { Memory = answered.Answer };

    /// <summary>What the next pass asks by, where the source hands out a token for that.</summary>
    Outcome<string?> TokenIn(Turn turn, Place place)
    {
        if (settings.Incremental.By != IncrementalKind.Token || place.Deleted) return place.NextPass;
        var path = FieldPath.Of(settings.Incremental.Token!);
        if (!path.Find(turn.Root, out var found) || found.ValueKind is not (JsonValueKind.String or JsonValueKind.Number) || Texts.Of(found) is not { Length: > 0 } token)
            return new Failure(Who.Owner, $"The last page of {turn.Source} has no token at `{path}` to ask for changes by. Correct in the settings where it stands.");
        return string.IsNullOrEmpty(settings.Incremental.Name) ? NextAddress.Token(turn, token) : token;
    }

    /// <summary>
    /// To the greatest that was seen, but not beyond the beginning of the pass: of what changed while it was read, one may have
    /// been seen and another, on a page read before, not.
    /// </summary>
    string? Watermark(Place place)
    {
        if (settings.Incremental.By == IncrementalKind.Token) return place.NextPass ?? context.Cursor.Watermark;
        var seen = _greatest is { At: { } at } && at > place.Begun ? Mark.Of(place.Begun) : _greatest;
        return Mark.Later(seen, Mark.Parse(context.Cursor.Watermark))?.ToString();
    }

    /// <summary>
    /// What no record of a first page has is not where the settings say it is. Once they have been right, one record alone
    /// is rather a bad one, and the others must not wait for it.
    /// </summary>
    Failure? WrongFields(Leg leg, JsonElement list, RecordBatch batch)
    {
        if (batch.Records.Length == 0 || (batch.Records.Length == 1 && context.Cursor.Watermark is not null) || leg.Reader.First(list) is not { } first) return null;
        if (batch.WithoutKey == batch.Records.Length)
        {
            return new(Who.Owner, batch.Records[0].Fields.ValueKind != JsonValueKind.Object || batch.Records[0].Problem is { } problem && problem.Contains("element", StringComparison.Ordinal)
                ? $"What stands at `{leg.List}` in the answer of {context.Client.Name} are no records: {batch.Records[0].Problem} Correct the settings."
                : $"No record of {context.Client.Name} has a key at `{leg.KeySetting}`; {Meant(Shape.KeyFields(first), first)}");
        }

        return leg == _records && batch.WithoutUpdated == batch.Records.Length
            ? new(Who.Owner, $"No record of {context.Client.Name} says at `{settings.Updated.Field}` when it changed; {Meant(Shape.UpdatedFields(first), first)}")
            : null;
    }

    static string Meant(IReadOnlyList<string> fields, JsonElement record) =>
        fields.Count > 0 ? $"did you mean {string.Join(" or ", fields.Select(field => $"`{field}`"))}?" : $"it has {(record.ValueKind == JsonValueKind.Object ? Shape.Names(record) : Texts.Kind(record))}.";
}
