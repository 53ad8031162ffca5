using Portal.Engine.People;
using Portal.Web.Shell;

namespace Portal.Web.Features.People;

/// <summary>A portal with one admin has one person whose lost password locks everybody out.</summary>
sealed class InviteItem(PeopleDirectory directory) : IChecklistItem
{
    public string Title => "Invite a second admin";

    public string Why => "So that nobody is locked out when one of you is away or forgets a password. Managers and staff can come after.";

    public (string Url, string Text)? Link => (Urls.People, "Go to people");

    /// <summary>Where one person is all there is.</summary>
    public string? Spare => "second-admin";

    public async Task<bool> Done(CancellationToken stop) => (await directory.List(new PeopleFilter { Role = Role.Admin, Disabled = false }, stop)).Count > 1;
}
