using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Web;
using Portal.Web.Commands;

namespace Portal.Tests.House;

/// <summary>Secrets are set, changed and misused; then everything that came out is searched for them.</summary>
public sealed class PlantedSecretsTests
{
    static readonly Actor Ada = new(null, "Ada", "192.0.2.7");

    readonly Evidence _evidence = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_portal_that_is_given_secrets_shows_none(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        // On PostgreSQL the storage brings a key of its own.
        var key = _evidence.Plant("the master key", (storage.SharedKey ?? MasterKey.Make()).Reveal());
        string[] settings = ["--Logging:Captured:LogLevel:Default=Trace", .. storage.SharedKey is null ? [$"--Portal:MasterKey={key.Reveal()}"] : Array.Empty<string>()];
        await using (var portal = await PortalUnderTest.StartOn(storage, settings: settings))
        {
            PlantKeyRing(portal.Services);
            await UseVault(portal.Services);
            await VisitAll(portal);
            await Export(portal.Services);
            foreach (var command in new[] { "check", "backup" }) await RunCommand(command, storage, settings);
            _evidence.Add("the log", portal.Logs.ToString());
        }

        if (kind == DatabaseKind.Sqlite) foreach (var file in Directory.GetFiles(storage.Folder.Path)) _evidence.AddFile(file);

        Assert.Empty(_evidence.Search());
        Assert.True(_evidence.Has("the log", "Portal is ready at"));
        Assert.True(_evidence.Has("a refusal", "does not open"));
        Assert.True(_evidence.Has("the export", "planted-name"));
        Assert.True(_evidence.Has("check", kind == DatabaseKind.Sqlite ? "is sound" : "pg_amcheck"));
        Assert.True(kind == DatabaseKind.Postgres || _evidence.Has("portal.db", "planted-name"));
    }

    [Fact]
    public async Task Settings_under_wrong_keys_and_of_wrong_kinds_are_not_repeated()
    {
        string[] keys =
        [
            "Portal:Password", "Portal:Database:Password", "Portal:Database:Kind", "Portal:Database:ConnectionString", "Portal:Database", "Portal:MasterKey", "Portal:PreviousMasterKeys",
            "Portal:PublicUrl", "Portal:Listen", "Portal:DataFolder:Key",
        ];
        await Launch("wrong settings", keys.Select(name => $"--{name}={_evidence.Plant(name).Reveal()}"));
        await Launch("a key for a file", [$"--Portal:MasterKeyFile={_evidence.Plant("a key for a file", MasterKey.Make().Reveal()).Reveal()}"]);

        Assert.Empty(_evidence.Search());
        Assert.True(_evidence.Has("wrong settings", "Portal:MasterKey: is not a master key"));
        Assert.True(_evidence.Has("wrong settings", "Portal:Password: there is no such setting"));
        Assert.True(_evidence.Has("a key for a file", "Portal:MasterKeyFile: holds a master key"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_or_does_not_let_in_does_not_make_the_password_known()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);
        var password = _evidence.Plant("the password");
        string[] connections =
        [
            $"Host=127.0.0.1;Port=1;Database=portal;Username=portal;Password={password.Reveal()}",
            $"{storage.ConnectionString};Password={password.Reveal()}",
            $"Host=127.0.0.1;Datbase=portal;Password={password.Reveal()}",
        ];
        foreach (var connection in connections)
        {
            var problem = await Assert.ThrowsAsync<StartProblem>(() => PortalUnderTest.StartOn(storage, settings: [$"--Portal:Database:ConnectionString={connection}"]));
            _evidence.Add("the exception", problem.ToString());
        }

        await Launch("the console", [.. storage.Settings, $"--Portal:Database:ConnectionString={connections[0]}", "--Logging:LogLevel:Default=Trace"]);

        Assert.Empty(_evidence.Search());
        Assert.True(_evidence.Has("the exception", "does not let portal in"));
        Assert.True(_evidence.Has("the exception", "is not a PostgreSQL connection string"));
        Assert.True(_evidence.Has("the console", "does not answer"));
    }

    [Fact]
    public async Task A_wrong_master_key_is_named_by_its_id_alone()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        var (right, wrong) = (_evidence.Plant("the right key", MasterKey.Make().Reveal()), _evidence.Plant("the wrong key", MasterKey.Make().Reveal()));
        await using (await PortalUnderTest.StartOn(storage, settings: [$"--Portal:MasterKey={right.Reveal()}"]))
        {
        }

        await Launch("the console", [.. storage.Settings, $"--Portal:MasterKey={wrong.Reveal()}", "--Logging:LogLevel:Default=Trace"]);

        Assert.Empty(_evidence.Search());
        Assert.True(_evidence.Has("the console", $"it is key {MasterKey.Parse(wrong)!.Id}"));
    }

    /// <summary>The keys that cookies are made with are secrets too, although nobody typed them.</summary>
    void PlantKeyRing(IServiceProvider services)
    {
        var values = services.GetRequiredService<KeyRing>().GetAllElements().SelectMany(element => element.Descendants()).Where(element => element.Name.LocalName == "value").ToArray();
        Assert.NotEmpty(values);
        foreach (var value in values) _evidence.Plant("a key of the ring", value.Value);
    }

    async Task UseVault(IServiceProvider services)
    {
        const string Name = "planted-name";
        var vault = services.GetRequiredService<Vault>();
        await vault.Put(Ada, Name, _evidence.Plant("the first value"), Stop);
        await vault.Rotate(Ada, Name, _evidence.Plant("the second value"), Stop);
        await vault.Put(Ada, "planted-other", _evidence.Plant("another value"), Stop);
        var secret = (await vault.Get(Name, stop: Stop)).Value;
        _evidence.Add("the secret itself", string.Join(' ', secret, $"{secret}", JsonSerializer.Serialize(secret)));

        var references = services.GetRequiredService<SecretReferences>();
        var mistaken = _evidence.Plant("a value for a reference").Reveal();
        foreach (var reference in new[] { mistaken, $"https://{mistaken}@example.com", $"env:{mistaken} ", "vault:nowhere", "file:/nowhere" })
            _evidence.Add("a refusal", $"{(await references.Resolve(reference.Trim() + (reference.EndsWith(' ') ? "-" : ""), Stop)).Refusal}");
        _evidence.Add("a refusal", $"{(await vault.Put(Ada, $"{mistaken} with spaces", secret, Stop)).Refusal}");

        await services.GetRequiredService<IDatabase>().Write(
            async db =>
            {
                var entries = db.Set<VaultEntry>();
                var (one, other) = (entries.Single(entry => entry.Name == Name), entries.Single(entry => entry.Name == "planted-other"));
                one.Sealed = other.Sealed;
                return await db.SaveChangesAsync(Stop);
            },
            WritePriority.Person,
            Stop);
        var unreadable = await vault.Get(Name, stop: Stop);
        _evidence.Add("a refusal", unreadable.Refusal!.Message);
        _evidence.Add("an exception", Record.Exception(() => unreadable.Value)!.ToString());
        _evidence.Add("the list", JsonSerializer.Serialize(await vault.List(Stop)));
        await vault.Remove(Ada, Name, Stop);
    }

    async Task VisitAll(PortalUnderTest portal)
    {
        using var client = portal.NewClient();
        var addresses = typeof(Urls).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        foreach (var address in addresses)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Stop);
            _evidence.Add($"the answer of {address}", $"{answer}\n{await answer.Content.ReadAsStringAsync(Stop)}");
        }
    }

    async Task Export(IServiceProvider services)
    {
        await foreach (var entry in services.GetRequiredService<AuditLog>().Export(new AuditFilter(), Stop))
            _evidence.Add("the export", JsonSerializer.Serialize(entry));
    }

    async Task RunCommand(string name, TestStorage storage, string[] settings)
    {
        await using var told = new StringWriter();
        string[] words = name == "backup" ? [name, Path.Combine(storage.Folder.Path, "backup.db")] : [name];
        await new CommandTable().Run([.. words, .. storage.Settings, .. settings], told, told, Stop);
        _evidence.Add(name, told.ToString());
    }

    async Task Launch(string where, IEnumerable<string> settings)
    {
        // Whatever listens where a portal does that was told nothing.
        await using var portal = PortalProcess.Launch([PortalProcess.AnyPort, .. settings]);
        Assert.Equal(PortalProgram.CouldNotStart, await portal.Program.Ended(Stop));
        _evidence.Add(where, portal.Program.Output);
    }
}
