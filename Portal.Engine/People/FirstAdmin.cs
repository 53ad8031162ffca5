using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;

namespace Portal.Engine.People;

/// <summary>
/// The very first person proves with a code that they are the one who started the portal: the code is printed to the
/// console, is good for a while and once, and whichever instance printed it.
/// </summary>
public sealed class FirstAdmin(IDatabase database, Changes changes, Passwords passwords, TryCounter tries, TextWriter console)
{
    public static readonly TimeSpan CodeGoodFor = TimeSpan.FromMinutes(30);

    const int TriesPerCode = 20;
    bool _done;

    public async Task<bool> IsNeeded(CancellationToken stop = default)
    {
        if (_done) return false;
        // Plain SQL: this runs at every start, when nothing else needs EF Core's model yet.
        await using var connection = await database.Open(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM people)";
        _done = Convert.ToBoolean(await command.ExecuteScalarAsync(stop), null);
        return !_done;
    }

    /// <param name="portal">Where the portal is reached, to be printed beside the code.</param>
    /// <param name="stop">Gives up.</param>
    public async Task PrintCode(Uri portal, CancellationToken stop = default)
    {
        var code = Tokens.ForTyping();
        await database.Write(async db =>
        {
            var now = changes.Now;
            await db.Set<Ticket>().Where(t => t.Purpose == TicketPurpose.Setup && t.ExpiresAt <= now).ExecuteDeleteAsync(stop);
            db.Add(new Ticket
            {
                Id = Guid.CreateVersion7(now),
                Purpose = TicketPurpose.Setup,
                Hash = Tokens.Hash(code),
                ExpiresAt = now + CodeGoodFor,
            });
            return await db.SaveChangesAsync(stop);
        }, WritePriority.Person, stop);
        await console.WriteLineAsync($"""

              Nobody can sign in yet. To become the first admin, open
                {new Uri(portal, "/setup")}
              and enter this code (good once, for {CodeGoodFor.TotalMinutes} minutes):
                {code}

            """);
        await console.FlushAsync(stop);
    }

    public async Task<Outcome<Person>> Create(string code, string name, string email, Secret password, string? address, CancellationToken stop = default)
    {
        if (tries.Take($"setup {CallerAddress.NameOf(address)}", TriesPerCode, CodeGoodFor) is { } wait) return new TooManyTries(wait);
        if (Emails.Normalise(email) is not { } kept) return new NotAnEmail();
        if (PersonName.Normalise(name) is not { } known) return new NotAName();
        if (PasswordRules.Check(password.Reveal(), kept, known) is { } weak) return weak;
        var hash = passwords.Hash(password);
        var person = new Person
        {
            Id = Guid.CreateVersion7(changes.Now),
            Email = kept,
            Name = known,
            Role = Role.Admin,
            PasswordHash = hash,
            Stamp = Tokens.Stamp(),
            CreatedAt = changes.Now,
            LastSignInAt = changes.Now,
        };

        Refusal? refusal = null;
        var outcome = await changes.Make<Person>(new Actor(person.Id, known, address), "person.first-admin", async (db, trail) =>
        {
            await db.Exclusive(PeopleRoom.Lock, stop);
            if (await db.Set<Person>().AnyAsync(stop)) return new SetupIsDone();
            var hashed = Tokens.Hash(Tokens.Typed(code));
            var now = changes.Now;
            if (!await db.Set<Ticket>().AnyAsync(t => t.Purpose == TicketPurpose.Setup && t.Hash == hashed && t.ExpiresAt > now, stop))
            {
                trail.Note("portal.setup-refused", new AuditTarget("portal", "setup", "Set-up"));
                refusal = new SetupCodeNotGood();
                return person;
            }

            await db.Set<Ticket>().Where(t => t.Purpose == TicketPurpose.Setup).ExecuteDeleteAsync(stop);
            db.Add(person);
            return person;
        }, stop);
        return refusal is null ? outcome : refusal;
    }
}
