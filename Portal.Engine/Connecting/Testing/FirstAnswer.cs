using System.Net;
using Portal.Engine.Connecting.Asking;
using Portal.Engine.Connecting.Looking;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest;
using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Sources;

namespace Portal.Engine.Connecting.Testing;

/// <summary>The last two steps of a test: whether the credential opens, and whether what comes is data.</summary>
/// <param name="clients">The ways to sources.</param>
/// <param name="source">A source whose credential is in the vault.</param>
/// <param name="path">What to ask for, relative to its address; without it the address itself.</param>
/// <param name="list">Instead of both, how a list is read: its first page is asked for as a feed does.</param>
/// <param name="clock">The time.</param>
sealed class FirstAnswer(SourceClients clients, Source source, string? path, RestSettings? list, TimeProvider clock)
{
    const string NameList = "Write the path of a list below, and test again.";

    readonly ProbeClient _client = new(clients.For(source), 1);
    readonly bool _isRoot = list is null && string.IsNullOrWhiteSpace(path);
    Reached? _understood;
    int _open;

    public int Requests => _client.Made + _open;

    public async Task<Reached> SignIn(CancellationToken stop)
    {
        var answer = await Ask(_client, stop);
        if (Away() is { } elsewhere) return elsewhere;
        if (answer.Refusal is Failure failure) return Refused(failure);
        if (answer.Refusal is { } refusal) return Split(Who.Owner, refusal.Message);
        _understood = answer.Value;
        if (source.Auth.Kind == AuthKind.None) return Reached.Ok($"{source.Name} asks for no credential and answers.");
        return await IsOpen(stop)
            ? new(StepOutcome.Warn, $"{source.Name} answers, but it answers without the credential too, so this proves nothing of the credential.", "Write the path of a list below that only the credential may read, and test again.", Who.Owner)
            : Reached.Ok($"{source.Name} accepts the credential.");
    }

    /// <summary>Known since it signed in.</summary>
    public Reached Understood => _understood!;

    /// <summary>The same without the credential: what is open to everybody proves nothing of it.</summary>
    async Task<bool> IsOpen(CancellationToken stop)
    {
        var nobody = new Source { Id = source.Id, Name = source.Name, Environment = source.Environment, Address = source.Address, Auth = SourceAuth.None, Rate = source.Rate, VersionHeader = source.VersionHeader, Version = source.Version, CreatedAt = source.CreatedAt };
        var bare = new ProbeClient(clients.For(nobody), 1);
        _open = 1;
        return (await Ask(bare, stop)).Refusal is null;
    }

    /// <returns>What the answer is.</returns>
    async Task<Outcome<Reached>> Ask(ProbeClient client, CancellationToken stop)
    {
        if (list is not null) return await Read(list, client, stop);
        var settings = new RestSettings { Path = _isRoot ? "" : path!.Trim() };
        var context = new ReadContext(settings, Cursor.Start, false, client, clock);
        if (!new Requests(settings, context).Records(new Place(clock.GetUtcNow())).Succeeded(out var ask, out var refusal)) return refusal;
        if (!(await new Sender(settings, context).Send(ask, isFurtherPage: false, stop)).Succeeded(out var answered, out refusal)) return refusal;
        using (answered.Answer) return Kind(answered.Answer.Root);
    }

    async Task<Outcome<Reached>> Read(RestSettings settings, ProbeClient client, CancellationToken stop)
    {
        var pass = new RestPass(settings, new ReadContext(settings, Cursor.Start, false, client, clock));
        if (!(await pass.Read(pass.Begin()!, stop)).Succeeded(out var read, out var refusal)) return refusal;
        using (read.Page) return Reached.Ok($"The answer is the first page of {settings.Path}, as it is read already: {Ways.Rows(read.Page.Records.Count)}.");
    }

    Reached? Away()
    {
        if (_client.From is not { } from || Origin.Of(from) == Origin.Of(source.Address)) return null;
        return Reached.Failed(Who.Owner, $"{source.Name} sends on to {Origin.Of(from)}, and the credential is not sent elsewhere.", $"If that is where its data is, correct the address of the source.{(_isRoot ? " If only its pages for people are there, write the path of a list below, and test again." : "")}");
    }

    Reached Refused(Failure failure)
    {
        var isBare = source.Auth.Kind == AuthKind.None;
        switch (failure.Status)
        {
            case HttpStatusCode.Unauthorized:
                return Reached.Failed(Who.Owner, isBare ? $"{source.Name} asks for a credential (401)." : $"{source.Name} does not know the credential (401): it is wrong, has ended, or goes into another {(source.Auth.Kind == AuthKind.Parameter ? "parameter" : "header")}.",
                    isBare ? $"Choose what it asks for under Address and credential, and store it there.{(_isRoot ? " If a list may be read without one, write its path below, and test again." : "")}" : $"Copy it once more from the source and store it again; check what it asks for, such as a bearer token, a key in a header or a key in a parameter of the address.{(_isRoot ? " If it is right, only the address itself may be closed: write the path of a list below, and test again." : "")}");
            case HttpStatusCode.Forbidden when _isRoot:
                return Reached.Failed(Who.Owner, $"{source.Name} does not let the address itself be read (403).", "Write the path of a list below, and test again. If that is turned away too, give the credential the right to read it at the source, or use another one.");
            case HttpStatusCode.Forbidden:
                return Reached.Failed(Who.Owner, $"{source.Name} knows who asks and does not let it read this (403).", "Give the credential the right to read it at the source, or use another one.");
            case HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.MethodNotAllowed when _isRoot:
                _understood = new(StepOutcome.Warn, "There is nothing at the address itself, which is usual.", "Go on and name the path of a list.", Who.Owner);
                return new(StepOutcome.Warn, $"{source.Name} does not turn the credential away ({(int)failure.Status}), but there is nothing to read at the address itself.", NameList, Who.Owner);
            case HttpStatusCode.NotFound or HttpStatusCode.Gone when list is not null:
                _understood = Reached.Failed(Who.Owner, $"{source.Name} has nothing at {list.Path} any more ({(int)failure.Status}), from where a list is read.", "Look at that list, or write the path of another below, and test again.");
                return Reached.Ok($"{source.Name} does not turn the credential away.");
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                _understood = Reached.Failed(Who.Owner, $"{source.Name} has nothing at this path ({(int)failure.Status}).", "Check the path: it follows the address of the source.");
                return Reached.Ok($"{source.Name} does not turn the credential away.");
            // Good by its status, the answer says inside that it is not.
            case null when (int?)_client.Status is >= 200 and < 300 && failure.Text.Contains(ErrorInside.RefusesCredential, StringComparison.Ordinal):
                return Split(failure.Who, failure.Text);
            case null when (int?)_client.Status is >= 200 and < 300 && _isRoot:
                _understood = new(StepOutcome.Warn, "At the address itself there is something to read for people and no list, which is usual.", "Go on and name the path of a list.", Who.Owner);
                return Reached.Ok($"{source.Name} answers, and does not turn the credential away.");
            case null when (int?)_client.Status is >= 200 and < 300:
                _understood = Split(failure.Who, failure.Text);
                return Reached.Ok($"{source.Name} answers, and does not turn the credential away.");
            default:
                return Split(failure.Who, failure.Text) is var reached && _isRoot && failure.Status >= HttpStatusCode.InternalServerError
                    ? reached with { Advice = $"{reached.Advice} A list may answer all the same: write its path below, and test again." }
                    : reached;
        }
    }

    static Reached Split(Who who, string text)
    {
        var (found, advice) = Sentences.First(text);
        return Reached.Failed(who, found, advice ?? (who == Who.Nobody ? "Try again in a minute." : "Tell whoever runs it."));
    }

    static Reached Kind(System.Text.Json.JsonElement? root)
    {
        if (root is not { } answer) return new(StepOutcome.Warn, "The answer is good but empty.", NameList, Who.Owner);
        if (ErrorSigns.Now(answer) is not null) return new(StepOutcome.Warn, "The answer says 200 and holds an error inside.", "Look at the answer: it says what is wrong.", Who.Owner);
        var lists = Shape.Lists(answer);
        if (lists.Count == 0) return new(StepOutcome.Warn, "The answer is JSON, but there is no list in it.", NameList, Who.Owner);
        var (list, count, _) = lists[0];
        return Reached.Ok(list == "$" ? $"The answer is JSON, a list of {count}." : $"The answer is JSON with a list of {count} at {list}.");
    }
}
