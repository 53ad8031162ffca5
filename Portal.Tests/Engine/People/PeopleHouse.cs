using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.People;

/// <summary>The engine's people room on a database of the test's own, with a clock that the test moves.</summary>
sealed class PeopleHouse : IAsyncDisposable
{
    public const string Password = "four plain garden words";
    public static readonly Uri Address = new("http://portal.test");

    readonly TestDatabase _database;
    readonly ServiceProvider _services;
    readonly bool _ownsDatabase;

    PeopleHouse(TestDatabase database, bool ownsDatabase, TestClock clock, SignInOptions options)
    {
        (_database, _ownsDatabase, Clock) = (database, ownsDatabase, clock);
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(database.Database)
            .AddSingleton<TextWriter>(Console)
            .AddAudit()
            .AddPeople(options)
            .BuildServiceProvider();
    }

    public TestClock Clock { get; }

    public StringWriter Console { get; } = new();

    public PeopleDirectory Directory => _services.GetRequiredService<PeopleDirectory>();

    public Invitations Invitations => _services.GetRequiredService<Invitations>();

    public FirstAdmin FirstAdmin => _services.GetRequiredService<FirstAdmin>();

    public LocalSignIn SignIn => _services.GetRequiredService<LocalSignIn>();

    public ExternalSignIn External => _services.GetRequiredService<ExternalSignIn>();

    public Sessions Sessions => _services.GetRequiredService<Sessions>();

    public PeopleChanged Changed => _services.GetRequiredService<PeopleChanged>();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<PeopleHouse> Open(DatabaseKind kind, SignInOptions? options = null)
    {
        var clock = new TestClock();
        return new(await TestDatabase.Start(kind, clock), true, clock, options ?? new SignInOptions());
    }

    /// <summary>Another process on the same database: it shares nothing that is only in memory.</summary>
    public PeopleHouse AnotherInstance(SignInOptions options) => new(_database, false, Clock, options);

    public async Task<Person> Admin(string email = "ada@example.com")
    {
        await FirstAdmin.PrintCode(Address, Stop);
        return (await FirstAdmin.Create(PrintedCode(), "Ada Stone", email, new Secret(Password), "127.0.0.1", Stop)).Value;
    }

    public async Task<Person> Joined(Actor by, string email, Role role)
    {
        var invitation = (await Invitations.Invite(by, email, email.Split('@')[0], role, Stop)).Value;
        return (await Invitations.Join(invitation.Token.Reveal(), new Secret(Password), null, Stop)).Value;
    }

    public Task<Outcome<Person>> Try(string email, string password = Password, string address = "10.0.0.7") =>
        SignIn.Check(email, new Secret(password), address, Stop);

    public async Task<IReadOnlyList<AuditEntry>> Audit()
    {
        await using var db = _database.Database.Read();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Id).ToListAsync(Stop);
    }

    /// <summary>Signs them in somewhere.</summary>
    public async Task<SessionMark> SessionOf(Person person) => new((await Sessions.Start(person, Stop)).Id, person.Id, person.Stamp);

    public string PrintedCode() => Console.ToString().Split('\n').Select(line => line.Trim()).Last(line => line.Length == 9 && line[4] == '-');

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsDatabase) await _database.DisposeAsync();
    }
}
