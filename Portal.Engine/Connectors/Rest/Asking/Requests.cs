using System.Text.Json.Nodes;
using Portal.Engine.Connectors.Rest.Paging;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Connectors.Rest.Times;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Egress;

namespace Portal.Engine.Connectors.Rest.Asking;

/// <summary>Puts the requests of one pass together.</summary>
sealed class Requests(RestSettings settings, ReadContext context)
{
    /// <summary>Taken off where a source leaves out what changed exactly then.</summary>
    static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    readonly TimeText _time = new(settings.Incremental.Time), _deletedTime = new(settings.Deletes.SinceTime);

    /// <summary>The pass reads all that there is.</summary>
    public bool ReadsEverything => context.Everything || settings.Incremental.By switch
    {
        IncrementalKind.None => true,
        IncrementalKind.Token => context.Cursor.Watermark is null,
        _ => Mark.Parse(context.Cursor.Watermark) is null,
    };

    /// <summary>From when changes are asked for; null if from the beginning.</summary>
    public Mark? Since => settings.Incremental.By == IncrementalKind.Token ? null : ReadsEverything
        ? settings.Incremental is { By: not IncrementalKind.None, Start: { } start } ? Mark.Of(start) : null
        : Mark.Later(Earlier(Mark.Parse(context.Cursor.Watermark)!.Value.Back(settings.Incremental.Lag)), settings.Incremental.Start is { } first ? Mark.Of(first) : null);

    /// <summary>Whether the token that the last pass was given is said.</summary>
    public bool SaysToken(Place place) => settings.Incremental.By == IncrementalKind.Token && !ReadsEverything && place is { Anew: false, Deleted: false };

    public Outcome<Ask> Records(Place place)
    {
        // In a slice its own beginning is what is asked from.
        var since = place.From is { } from ? Earlier(Mark.Of(from)) : Since;
        var values = Values(since, place);
        if (!Begin(settings.Path, values).Succeeded(out var ask, out var refusal)) return refusal;
        foreach (var parameter in settings.Parameters) ask.Query(parameter.Name, Templates.Fill(parameter.Value, values));
        if (settings.Fields is { Parameter: { Length: > 0 } fields, Names.Count: > 0 }) ask.Query(fields, string.Join(settings.Fields.Separator, settings.Fields.Names));
        if (settings.Method == RestMethod.Post) ask.Body(Body(values));
        if (since is not null) Say(ask, values["since"]);
        if (SaysToken(place)) SayToken(ask, context.Cursor.Watermark!);
        if (place is { From: not null, To: not null })
        {
            if (settings.Search.From is { Length: > 0 } fromName) ask.Set(settings.Search.In, fromName, values["from"], _time.IsNumber);
            if (settings.Search.To is { Length: > 0 } toName) ask.Set(settings.Search.In, toName, values["to"], _time.IsNumber);
        }

        return ask;
    }

    /// <summary>The list of the deleted is always asked for what came since the last pass, or for all if that is forgotten.</summary>
    public Outcome<Ask> Deleted(Place place)
    {
        if (!Begin(settings.Deletes.Path!, Values(Since, place), HttpMethod.Get).Succeeded(out var ask, out var refusal)) return refusal;
        if (settings.Deletes.Since is { Length: > 0 } name)
        {
            if (Mark.Parse(context.Cursor.Watermark) is { At: not null } watermark) ask.Query(name, _deletedTime.Write(watermark.Back(settings.Incremental.Lag + Step)));
            else if (context.Cursor.Watermark is null) ask.Query(name, _deletedTime.Write(Mark.Of(DateTimeOffset.UnixEpoch)));
        }

        return ask;
    }

    /// <summary>One record by the parts of its key, each of which is one step of the path, whatever letters are in it.</summary>
    public Outcome<Ask> One(IReadOnlyList<string> key)
    {
        var names = Templates.KeyNames(settings.Key.Count).ToArray();
        if (key.Count != names.Length || !Address(names.ToDictionary(name => name, _ => "x")).Succeeded(out var usual, out _)) return Unfit();
        if (!Address(names.Zip(key).ToDictionary(part => part.First, part => part.Second)).Succeeded(out var ask, out var refusal)) return refusal;
        // A part that is .. would lead elsewhere.
        return ask.Address.Segments.Length == usual.Address.Segments.Length ? ask : Unfit();

        Outcome<Ask> Address(Dictionary<string, string> parts) => Begin(Templates.Fill(settings.LookUp.Path!, parts, Uri.EscapeDataString), Values(Since, new Place(context.Clock.GetUtcNow())), HttpMethod.Get);

        Failure Unfit() => new(Who.Owner, $"This key cannot be put into the path by which single records of {context.Client.Name} are asked for.");
    }

    Mark Earlier(Mark mark) => !settings.Incremental.Exclusive ? mark : mark.At is null ? Mark.Of(mark.Number - 1) : mark.Back(Step);

    Dictionary<string, string> Values(Mark? since, Place place)
    {
        var first = settings.Incremental.Time.Format == TimeFormat.Number ? Mark.Of(0) : Mark.Of(DateTimeOffset.UnixEpoch);
        var values = new Dictionary<string, string> { ["since"] = _time.Write(since ?? first) };
        if (place is { From: { } from, To: { } to }) (values["from"], values["to"]) = (_time.Write(Earlier(Mark.Of(from))), _time.Write(Mark.Of(to)));
        return values;
    }

    void Say(Ask ask, string since)
    {
        var incremental = settings.Incremental;
        switch (incremental.By)
        {
            case IncrementalKind.Parameter:
                ask.Query(incremental.Name!, since);
                break;
            case IncrementalKind.Header:
                ask.Header(incremental.Name!, since);
                break;
            case IncrementalKind.Body:
                ask.Set(ParameterPlace.Body, incremental.Name!, since, _time.IsNumber);
                break;
        }
    }

    void SayToken(Ask ask, string token)
    {
        if (settings.Incremental.Name is { Length: > 0 } name) ask.Set(settings.Incremental.In, name, token);
        else ask.GoTo(NextAddress.Of(ask.Address, token));
    }

    Outcome<Ask> Begin(string path, Dictionary<string, string> values, HttpMethod? method = null)
    {
        var filled = Templates.Fill(path, values, Uri.EscapeDataString);
        var source = context.Client.Address;
        if (!Uri.TryCreate(filled, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) address = filled.Length == 0 ? source : filled[0] == '?' ? new Uri(source, filled) : new Uri(context.Client.Folder, $"./{filled.TrimStart('/')}");
        if (Origin.Of(address) != Origin.Of(source))
            return new Failure(Who.Owner, $"The path leads to {Origin.Of(address)}, and {context.Client.Name} is at {Origin.Of(source)}. The credential is not sent elsewhere. Write the path relative to the address of the source.");
        var ask = new Ask(method ?? (settings.Method == RestMethod.Post ? HttpMethod.Post : HttpMethod.Get), address);
        foreach (var header in settings.Headers) ask.Header(header.Name, Templates.Fill(header.Value, values));
        return ask;
    }

    JsonNode Body(Dictionary<string, string> values) =>
        string.IsNullOrWhiteSpace(settings.Body) ? new JsonObject() : BodyPath.Fill(JsonNode.Parse(settings.Body), values, _time.IsNumber)!;
}
