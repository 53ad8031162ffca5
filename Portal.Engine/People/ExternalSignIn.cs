using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;

namespace Portal.Engine.People;

/// <summary>Sign-in by an identity provider: it says who they are, this portal decides whether they may come in.</summary>
public sealed class ExternalSignIn(Changes changes)
{
    /// <param name="identity">What the provider says.</param>
    /// <param name="address">Where the request came from.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Outcome<Person>> Check(ExternalIdentity identity, string? address, CancellationToken stop = default)
    {
        var actor = new Actor(null, identity.Email ?? identity.Subject, address);
        Refusal? refusal = null;
        var outcome = await changes.Make<Person?>(actor, "person.login-linked", async (db, trail) =>
        {
            await db.Exclusive(PeopleRoom.Lock, stop);
            var login = await db.Set<PersonLogin>().SingleOrDefaultAsync(l => l.Scheme == identity.Scheme && l.Subject == identity.Subject, stop);
            var email = Emails.Normalise(identity.Email);
            var person = login is not null
                ? await db.Set<Person>().SingleAsync(p => p.Id == login.PersonId, stop)
                : identity.EmailVerified && email is not null ? await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == email, stop) : null;
            // An address can change hands at the provider; the subject cannot. So the address serves once, to find the account:
            // somebody else who has it later is somebody else.
            var belongsToAnother = login is null && person is not null && await db.Set<PersonLogin>().AnyAsync(l => l.Scheme == identity.Scheme && l.PersonId == person.Id, stop);
            if (person is null || person.DisabledAt is not null || belongsToAnother)
            {
                trail.Note("person.sign-in-refused", new AuditTarget("login", $"{identity.Scheme}:{identity.Subject}", identity.Email ?? identity.Subject));
                refusal = new NotInvited(identity.EmailVerified ? email : null);
                return (Person?)null;
            }

            if (login is null)
            {
                db.Add(new PersonLogin { Scheme = identity.Scheme, Subject = identity.Subject, PersonId = person.Id });
                await db.VoidTickets(person.Id, stop);
            }

            person.LastSignInAt = trail.At;
            if (login is null) trail.Note("person.login-linked", person, System.Text.Json.JsonSerializer.Serialize(new { scheme = identity.Scheme }));
            trail.Note("person.signed-in", person);
            return person;
        }, stop);
        return outcome.Succeeded(out var found, out var failed) && found is not null ? found : refusal ?? failed!;
    }
}

/// <summary>What an identity provider says of somebody. An address that it did not verify is worth nothing.</summary>
public sealed record ExternalIdentity(string Scheme, string Subject, string? Email, bool EmailVerified);
