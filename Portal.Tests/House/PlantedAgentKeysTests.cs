using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Agents.Use;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Platform.Logging;

namespace Portal.Tests.House;

/// <summary>Agents' keys are made, shown, mistyped, exchanged and misused; then everything that came out is searched for them.</summary>
public sealed class PlantedAgentKeysTests
{
    readonly Evidence _evidence = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_key_is_shown_once_and_is_nowhere_else(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        await using (var portal = await PortalUnderTest.StartOn(storage, settings: ["--Logging:Captured:LogLevel:Default=Trace"]))
        {
            var ada = await portal.FirstAdmin();
            var desk = portal.Services.GetRequiredService<AgentDesk>();
            var made = (await desk.Create(ada.AsActor(), new AgentDraft("Mail writer", "Writes mails.", ada.Id, Scope.All), stop: Stop)).Value;
            _evidence.Add("what was made", $"{made} {JsonSerializer.Serialize(made.Key)}");
            await Show(portal, Plant("the first key", made.Key.Reveal()));
            var next = (await desk.Rotate(ada.AsActor(), made.Agent.Id, stop: Stop)).Value;
            await Show(portal, Plant("the next key", next.Key.Reveal()));
            await desk.Revoke(ada.AsActor(), made.Agent.Id, next.Kept.Id, Stop);
            await Show(portal, next.Key.Reveal());
            await Show(portal, Plant("a mistyped key", $"{made.Key.Reveal()[..^1]}!"));
            await Show(portal, Plant("a key of another portal", KeyText.Make().Reveal()));

            await portal.Services.GetRequiredService<AgentUse>().Flush(Stop);
            await foreach (var entry in portal.Services.GetRequiredService<AuditLog>().Export(new AuditFilter(), Stop)) _evidence.Add("the audit log", JsonSerializer.Serialize(entry));
            _evidence.Add("the reads", string.Join('\n', await portal.Services.GetRequiredService<AgentBook>().Reads(made.Agent.Id, 100, Stop)));
            _evidence.Add("the log", portal.Logs.ToString());
        }

        if (kind == DatabaseKind.Sqlite) foreach (var file in Directory.GetFiles(storage.Folder.Path)) _evidence.AddFile(file);
        Assert.Empty(_evidence.Search());
        Assert.True(_evidence.Has("the audit log", "agent.key-rotated"));
        Assert.True(_evidence.Has("the answer", "Mail writer"));
        Assert.True(_evidence.Has("the answer", "key-revoked"));
        Assert.True(_evidence.Has("the log", "key-unknown"));
    }

    /// <summary>At this level the framework logs each address, which nobody can keep a program from writing a key into.</summary>
    [Theory]
    [InlineData(nameof(LogFormat.Plain))]
    [InlineData(nameof(LogFormat.Json))]
    public async Task A_key_in_an_address_does_not_stay_in_the_log(string format)
    {
        await using var portal = await PortalProcess.Serve(DatabaseKind.Sqlite, $"--Portal:Log:Format={format}", "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace");
        using var client = new HttpClient { BaseAddress = await portal.Ready(Stop) };
        var key = Plant("a key in an address", KeyText.Make().Reveal());

        using var answer = await client.GetAsync(new Uri($"{Urls.Me}?mark=here&anything={key}", UriKind.Relative), Stop);
        _evidence.Add("the answer", await answer.Content.ReadAsStringAsync(Stop));
        await portal.Program.Line("Request finished.*mark=here", Stop);
        _evidence.Add("the console", portal.Program.Output);

        Assert.Empty(_evidence.Search());
        Assert.True(_evidence.Has("the console", $"mark=here&anything={KeyText.PrefixOf(key)}_…"));
        Assert.True(_evidence.Has("the answer", "key-in-address"));
    }

    async Task Show(PortalUnderTest portal, string key)
    {
        foreach (var (name, value) in new[] { ("Authorization", $"Bearer {key}"), ("X-Api-Key", key) })
        {
            using var client = portal.NewClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, Urls.Me);
            request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await client.SendAsync(request, Stop);
            _evidence.Add("the answer", $"{answer.Headers} {await answer.Content.ReadAsStringAsync(Stop)}");
        }
    }

    /// <summary>The part behind what may be seen is as secret as the whole.</summary>
    string Plant(string what, string key)
    {
        _evidence.Plant(what, key[13..43]);
        return _evidence.Plant(what, key).Reveal();
    }
}
