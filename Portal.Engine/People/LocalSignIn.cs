using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;

namespace Portal.Engine.People;

/// <summary>Sign-in with email and password. What it answers does not tell whether an account exists.</summary>
public sealed partial class LocalSignIn(
    IDatabase database, Changes changes, Passwords passwords, TryCounter tries, PhantomAccounts phantoms, SignInOptions options, PeopleChanged changed, ILogger<LocalSignIn> log)
{
    public async Task<Outcome<Person>> Check(string email, Secret password, string? address, CancellationToken stop = default)
    {
        var known = Emails.Normalise(email) ?? "";
        var caller = $"address {CallerAddress.NameOf(address)}";
        if (tries.Take(caller, options.TriesPerAddress, options.LockFor) is { } wait)
        {
            Log.AddressMustWait(log, address);
            return new TooManyTries(wait);
        }

        var person = await Find(p => p.Email == known, stop);
        var verdict = passwords.Verify(person, password);
        if (person is null)
        {
            Log.Failed(log, address);
            return phantoms.Fail(known);
        }

        var newHash = verdict == PasswordVerdict.RightButOldHash ? passwords.Hash(password) : null;
        var outcome = await Record(person, verdict != PasswordVerdict.Wrong, newHash, address, stop);
        // Many people may share one address; those who know their password do not use up its tries.
        if (outcome.Refusal is null) tries.GiveBack(caller);
        else Log.Failed(log, address);
        return outcome;
    }

    public async Task<Outcome<Person>> ChangePassword(Actor actor, Secret current, Secret next, CancellationToken stop = default)
    {
        if (tries.Take($"change {actor.PersonId}", options.LockAfter, options.LockFor) is { } wait) return new TooManyTries(wait);
        var person = await Find(p => p.Id == actor.PersonId, stop);
        if (person is null) return new NoSuchPerson();
        if (passwords.Verify(person, current) == PasswordVerdict.Wrong) return await NoteWrongPassword(actor, person, stop);
        if (PasswordRules.Check(next.Reveal(), person.Email, person.Name) is { } weak) return weak;
        var hash = passwords.Hash(next);

        var outcome = await changes.Make<Person>(actor, "person.password-changed", async (db, _) =>
        {
            await db.Exclusive(PeopleRoom.Lock, stop);
            var changing = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == actor.PersonId && p.Stamp == person.Stamp, stop);
            if (changing is null) return new NoSuchPerson();
            (changing.PasswordHash, changing.Stamp) = (hash, Tokens.Stamp());
            // Whoever got hold of a link to reset must not have the last word.
            await db.VoidTickets(person.Id, stop);
            return changing;
        }, stop);
        if (outcome.Refusal is null) changed.Tell(person.Id);
        return outcome;
    }

    async Task<Outcome<Person>> NoteWrongPassword(Actor actor, Person person, CancellationToken stop)
    {
        await changes.Make<Done>(actor, "person.password-change-failed", (_, trail) =>
        {
            trail.Note("person.password-change-failed", person);
            return Task.FromResult<Outcome<Done>>(default(Done));
        }, stop);
        return new WrongPassword();
    }

    async Task<Person?> Find(System.Linq.Expressions.Expression<Func<Person, bool>> who, CancellationToken stop)
    {
        await using var db = database.Read();
        return await db.Set<Person>().SingleOrDefaultAsync(who, stop);
    }

    /// <summary>Both outcomes are a change: a failed try counts towards the lock, whichever instance it was made at.</summary>
    async Task<Outcome<Person>> Record(Person tried, bool right, string? newHash, string? address, CancellationToken stop)
    {
        Refusal? refusal = null;
        var action = newHash is null ? "person.locked" : "person.password-rehashed";
        var actor = right ? new Actor(tried.Id, tried.Name, address) : Actor.Stranger(address);
        var outcome = await changes.Make<Person>(actor, action, async (db, trail) =>
        {
            await db.Exclusive(PeopleRoom.Lock, stop);
            var person = await db.Set<Person>().SingleAsync(p => p.Id == tried.Id, stop);
            if (person.LockedUntil is { } until && until > trail.At)
            {
                refusal = new TooManyTries(until - trail.At);
            }
            else if (right && person.DisabledAt is null && person.PasswordHash == tried.PasswordHash)
            {
                (person.FailedTries, person.LastSignInAt) = (0, trail.At);
                person.PasswordHash = newHash ?? person.PasswordHash;
                trail.Note("person.signed-in", person);
            }
            else
            {
                refusal = CountFailure(person, trail);
            }

            return person;
        }, stop);
        return refusal is null ? outcome : refusal;
    }

    WrongCredentials CountFailure(Person person, AuditTrail trail)
    {
        trail.Note("person.sign-in-failed", person);
        if (++person.FailedTries >= options.LockAfter)
            (person.FailedTries, person.LockedUntil) = (0, trail.At + options.LockFor);
        return new WrongCredentials();
    }

    /// <summary>With the address and without the account: this is for those who keep guessers out, and they need no names.</summary>
    static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Warning, "A sign-in from {Address} failed")]
        public static partial void Failed(ILogger log, string? address);

        [LoggerMessage(3002, LogLevel.Warning, "{Address} tried to sign in too often and must wait")]
        public static partial void AddressMustWait(ILogger log, string? address);
    }
}
