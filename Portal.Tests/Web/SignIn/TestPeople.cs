using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Secrets;
using Portal.Tests.Running;

namespace Portal.Tests.Web.SignIn;

/// <summary>Fills a portal with people, by the ways that people come in.</summary>
static class TestPeople
{
    public const string Password = "four plain garden words";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static string PrintedCode(this PortalUnderTest portal) =>
        portal.Console.ToString().Split('\n').Select(line => line.Trim()).Last(line => line.Length == 9 && line[4] == '-');

    public static async Task<Person> FirstAdmin(this PortalUnderTest portal, string email = "ada@example.com")
    {
        var first = portal.Services.GetRequiredService<FirstAdmin>();
        return (await first.Create(portal.PrintedCode(), "Ada Stone", email, new Secret(Password), null, Stop)).Value;
    }

    public static async Task<Person> Joined(this PortalUnderTest portal, Person by, string email, Role role, string? name = null)
    {
        var invitations = portal.Services.GetRequiredService<Invitations>();
        var invitation = (await invitations.Invite(by.AsActor(), email, name ?? email.Split('@')[0], role, Stop)).Value;
        return (await invitations.Join(invitation.Token.Reveal(), new Secret(Password), null, Stop)).Value;
    }

    public static Actor AsActor(this Person person) => new(person.Id, person.Name, null);
}
