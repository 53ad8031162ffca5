using Portal.Engine.People;
using Portal.Web.Shell;

namespace Portal.Web.Features.People;

/// <summary>A portal with one person in it has one person who can lose a password.</summary>
sealed class InviteItem(PeopleDirectory directory) : IChecklistItem
{
    public string Title => "Invite a colleague";

    public string Why => "Make at least one other person an admin, so that nobody is locked out when one is away. Managers and staff see what is theirs.";

    public (string Url, string Text)? Link => (Urls.People, "Go to people");

    public async Task<bool> Done(CancellationToken stop) => (await directory.List(new PeopleFilter(), stop)).Count > 1;
}
