using System.Text.Json;
using Portal.Engine.Connecting.Asking;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest;
using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;

namespace Portal.Engine.Connecting.Looking;

/// <summary>Asks one address once, and tells what the real answer is and what in it could be meant.</summary>
public sealed class AnswerLook(SourceClients clients, TimeProvider clock)
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <param name="source">A source whose credential is in the vault.</param>
    /// <param name="settings">As far as they are known; a path is enough.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What was found; a problem stands in it.</returns>
    public Task<Look> Ask(Source source, RestSettings settings, CancellationToken stop = default) => Ask(source, settings, null, stop);

    /// <param name="source">A source whose credential is in the vault.</param>
    /// <param name="settings">As far as they are known; a path is enough.</param>
    /// <param name="like">How another list of the source is read: where that has its key and its last change, this one may have them too.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What was found; a problem stands in it.</returns>
    public Task<Look> Ask(Source source, RestSettings settings, RestSettings? like, CancellationToken stop = default)
    {
        clients.LetTry(source);
        return Ask(clients.For(source), settings, like, stop);
    }

    internal Task<Look> Ask(ISourceClient way, RestSettings settings, CancellationToken stop) => Ask(way, settings, null, stop);

    async Task<Look> Ask(ISourceClient way, RestSettings settings, RestSettings? like, CancellationToken stop)
    {
        var client = new ProbeClient(way, 1);
        var bare = new Look { Suggested = settings };
        if (Unfit(settings) is { } unfit) return bare with { Problem = unfit };
        var outcome = await Limited.Run(Limit, clock, token => Answer(client, settings, token), stop);
        bare = bare with { Status = client.Status, Requests = client.Made };
        if (!outcome.Succeeded(out var answer, out var refusal)) return bare with { Problem = refusal, Text = client.Said, IsShortened = client.Said.Length > 0 };
        using (answer) return answer.Root is { } root ? Seen(bare, settings, like ?? new(), root, client) : bare with { Remarks = ["The answer is good but empty."] };
    }

    async Task<Outcome<Answer>> Answer(ProbeClient client, RestSettings settings, CancellationToken stop)
    {
        // Of an error inside there is more to show than its message, so it is no refusal here.
        settings = settings with { Errors = new() };
        var context = new ReadContext(settings, Cursor.Start, false, client, clock);
        var requests = new Requests(settings, context);
        if (!requests.Records(new Place(clock.GetUtcNow())).Succeeded(out var ask, out var refusal)) return refusal;
        return (await new Sender(settings, context).Send(ask, isFurtherPage: false, stop)).Succeeded(out var answered, out refusal) ? answered.Answer : refusal;
    }

    Look Seen(Look look, RestSettings settings, RestSettings like, JsonElement root, ProbeClient client)
    {
        var screen = new JsonScreen(client);
        look = look with { Text = screen.Write(root), IsShortened = screen.IsShortened, Errors = ErrorSigns.In(root), Lists = ListFinder.In(root) };
        if (ErrorSigns.Now(root) is { } error) look = look with { Problem = new ErrorInside(error).Find(root, client)?.Failure };
        var isChosen = settings.Records != "$" || root.ValueKind == JsonValueKind.Array;
        var chosen = isChosen ? ListFinder.At(root, settings.Records, settings.Record) : look.Lists.FirstOrDefault(list => list.OfObjects && list.Count > 0 && list.Path == like.Records) ?? look.Lists.FirstOrDefault(list => list.OfObjects);
        if (chosen is null || !FieldPath.Of(chosen.Path).Find(root, out var list))
            return look with { Remarks = [isChosen ? $"{Shape.WrongList(root, FieldPath.Of(settings.Records))}" : "There is no list of records in the answer."] };
        var columns = Columns.Of(list, chosen.Record, client);
        look = look with
        {
            Chosen = chosen,
            Fields = [.. columns.All.Select(column => column.Found())],
            Keys = Keys.In(columns, like.Key),
            Updated = [.. Times.In(columns, clock.GetUtcNow()).OrderByDescending(idea => idea.Field == like.Updated.Field)],
            Remarks = chosen.Count == 0 ? ["The list is empty, so neither the key nor the fields can be seen."] : [],
        };
        return look with { Suggested = Filled(settings, like, look) };
    }

    /// <summary>What somebody chose stays.</summary>
    static RestSettings Filled(RestSettings settings, RestSettings like, Look look) => settings with
    {
        Records = look.Chosen!.Path,
        Record = string.IsNullOrEmpty(settings.Record) ? look.Chosen.Record : settings.Record,
        Key = settings.Key.Count > 0 ? settings.Key : look.Keys.FirstOrDefault(idea => idea.IsUnique)?.Fields ?? [],
        Updated = string.IsNullOrEmpty(settings.Updated.Field) && look.Updated is [var likely, ..] && (likely.IsOfChange || likely.Field == like.Updated.Field) ? new() { Field = likely.Field, Time = likely.Time } : settings.Updated,
        Errors = string.IsNullOrEmpty(settings.Errors.Path) && look.Errors is { } errors ? errors : settings.Errors,
    };

    static Failure? Unfit(RestSettings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Body)) return null;
        try
        {
            using var body = JsonDocument.Parse(settings.Body);
            return body.RootElement.ValueKind == JsonValueKind.Object ? null : new(Who.Owner, "The body is not a JSON object. Check quotes, commas and braces.");
        }
        catch (JsonException)
        {
            return new(Who.Owner, "The body is not a JSON object. Check quotes, commas and braces.");
        }
    }
}
