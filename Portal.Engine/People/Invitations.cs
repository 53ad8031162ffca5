using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;

namespace Portal.Engine.People;

/// <summary>The links by which somebody gets a password: the first one, or a new one.</summary>
public sealed class Invitations(IDatabase database, Changes changes, Passwords passwords, PeopleChanged changed)
{
    public static readonly TimeSpan InvitationGoodFor = TimeSpan.FromDays(7);
    public static readonly TimeSpan ResetGoodFor = TimeSpan.FromDays(1);

    public Task<Outcome<Invitation>> Invite(Actor actor, string email, string name, Role role, CancellationToken stop = default) =>
        changes.Make<Invitation>(actor, "person.invited", async (db, _) =>
        {
            if (Emails.Normalise(email) is not { } address) return new NotAnEmail();
            if (PersonName.Normalise(name) is not { } kept) return new NotAName();
            await db.Exclusive(PeopleRoom.Lock, stop);
            if (!await db.IsStillAdmin(actor, stop)) return new NoLongerAdmin();
            if (await db.Set<Person>().AnyAsync(p => p.Email == address, stop)) return new EmailTaken(address);

            var person = new Person
            {
                Id = Guid.CreateVersion7(changes.Now),
                Email = address,
                Name = kept,
                Role = role,
                Stamp = Tokens.Stamp(),
                CreatedAt = changes.Now,
            };
            db.Add(person);
            return Hand(db, person, TicketPurpose.Invitation, InvitationGoodFor);
        }, stop);

    /// <summary>A link to choose a new password. Earlier links of this person stop being good.</summary>
    public Task<Outcome<Invitation>> Renew(Actor actor, Guid personId, CancellationToken stop = default) =>
        changes.Make<Invitation>(actor, "person.link-made", async (db, trail) =>
        {
            await db.Exclusive(PeopleRoom.Lock, stop);
            if (!await db.IsStillAdmin(actor, stop)) return new NoLongerAdmin();
            var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == personId && p.DisabledAt == null, stop);
            if (person is null) return new NoSuchPerson();
            await db.VoidTickets(personId, stop);
            trail.Note("person.link-made", person);
            return person.PasswordHash is null
                ? Hand(db, person, TicketPurpose.Invitation, InvitationGoodFor)
                : Hand(db, person, TicketPurpose.Reset, ResetGoodFor);
        }, stop);

    /// <summary>For whoever runs the portal, when no admin can sign in any more: whoever can do this has the database anyway.</summary>
    public Task<Outcome<Invitation>> Recover(Actor actor, string email, CancellationToken stop = default) =>
        changes.Make<Invitation>(actor, "person.recovered", async (db, trail) =>
        {
            await db.Exclusive(PeopleRoom.Lock, stop);
            var address = Emails.Normalise(email);
            var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Email == address, stop);
            if (person is null) return new NoSuchEmail(email);
            await db.VoidTickets(person.Id, stop);
            (person.DisabledAt, person.LockedUntil, person.FailedTries, person.Role) = (null, null, 0, Role.Admin);
            trail.Note("person.recovered", person);
            return Hand(db, person, TicketPurpose.Reset, ResetGoodFor);
        }, stop);

    /// <summary>Whom a link is for, if it is still good. Looking does not use it up.</summary>
    public async Task<Person?> Look(string token, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await Holder(db, token, stop);
    }

    /// <summary>Sets the password, with which they are signed in. The link is used up, and whoever was signed in as this person no longer is.</summary>
    public async Task<Outcome<Person>> Join(string token, Secret password, string? address, CancellationToken stop = default)
    {
        if (await Look(token, stop) is not { } holder) return new LinkNotGood();
        if (PasswordRules.Check(password.Reveal(), holder.Email, holder.Name) is { } weak) return weak;
        var hash = passwords.Hash(password);

        var outcome = await changes.Make<Person>(new Actor(holder.Id, holder.Name, address), holder.PasswordHash is null ? "person.joined" : "person.password-reset", async (db, trail) =>
        {
            await db.Exclusive(PeopleRoom.Lock, stop);
            var hashed = Tokens.Hash(token);
            if (await db.Set<Ticket>().Where(t => t.Hash == hashed && t.ExpiresAt > changes.Now).ExecuteDeleteAsync(stop) != 1) return new LinkNotGood();
            var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == holder.Id && p.DisabledAt == null, stop);
            if (person is null) return new LinkNotGood();
            (person.PasswordHash, person.Stamp) = (hash, Tokens.Stamp());
            (person.FailedTries, person.LockedUntil, person.LastSignInAt) = (0, null, trail.At);
            return person;
        }, stop);
        if (outcome.Refusal is null) changed.Tell(holder.Id);
        return outcome;
    }

    async Task<Person?> Holder(PortalDb db, string token, CancellationToken stop)
    {
        var hash = Tokens.Hash(token);
        var now = changes.Now;
        return await db.Set<Ticket>()
            .Where(t => t.Hash == hash && t.ExpiresAt > now && t.Purpose != TicketPurpose.Setup)
            .Join(db.Set<Person>(), t => t.PersonId, p => p.Id, (_, p) => p)
            .SingleOrDefaultAsync(p => p.DisabledAt == null, stop);
    }

    Invitation Hand(PortalDb db, Person person, TicketPurpose purpose, TimeSpan goodFor)
    {
        var token = Tokens.ForLink();
        var ticket = new Ticket
        {
            Id = Guid.CreateVersion7(changes.Now),
            Purpose = purpose,
            PersonId = person.Id,
            Hash = Tokens.Hash(token),
            ExpiresAt = changes.Now + goodFor,
        };
        db.Add(ticket);
        return new Invitation(person, new Secret(token), ticket.ExpiresAt);
    }
}
