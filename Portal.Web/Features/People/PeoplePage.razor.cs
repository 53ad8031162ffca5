using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui;
using Portal.Web.Ui.Notices;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.People;

/// <summary>Who may sign in: invite, change role, disable, make a new link.</summary>
public sealed partial class PeoplePage(PeopleDirectory directory, Invitations invitations, Toasts toasts, PortalOptions options, NavigationManager navigation)
{
    IReadOnlyList<Person>? _people;
    int _total;
    Person? _disabling, _promoting, _linking;
    HandedLink? _link;
    bool _inviting;
    Guid? _me;

    [SupplyParameterFromQuery]
    string? Text { get; set; }

    [SupplyParameterFromQuery]
    string? Role { get; set; }

    [SupplyParameterFromQuery]
    string? State { get; set; }

    [SupplyParameterFromQuery]
    string? Sort { get; set; }

    [SupplyParameterFromQuery]
    string? Page { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    int Number => PageNumber.Of(Page);

    protected override async Task OnParametersSetAsync()
    {
        _me = (await Authentication).User.PersonId();
        await Load();
    }

    async Task Load() => (_people, _total) = await directory.Page(new PeopleQuery(Text, Role, State, Sort).Filter(), Number * Pager.Rows, Pager.Rows);

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);

    async Task<Refusal?> Invite(InviteForm form)
    {
        var outcome = await invitations.Invite(await Me(), form.Email ?? "", form.Name ?? "", form.Role);
        if (!outcome.Succeeded(out var invitation, out var refusal)) return refusal;
        _link = Handed(invitation);
        await Load();
        return null;
    }

    async Task MakeLink()
    {
        if (_linking is not { } person) return;
        var outcome = await invitations.Renew(await Me(), person.Id);
        if (outcome.Succeeded(out var invitation, out var refusal)) _link = Handed(invitation);
        else toasts.Problem(refusal.Message);
    }

    async Task SetRole(Role role)
    {
        if (_promoting is { } person) await Tell(await directory.SetRole(await Me(), person.Id, role), $"{person.Name} is now {RoleWords.Named(role)}.");
    }

    async Task Disable()
    {
        if (_disabling is { } person) await Tell(await directory.Disable(await Me(), person.Id), $"{person.Name} can no longer sign in.");
    }

    async Task Enable(Person person) => await Tell(await directory.Enable(await Me(), person.Id), $"{person.Name} may sign in again.");

    async Task Tell(Outcome<Person> outcome, string done)
    {
        if (outcome.Refusal is { } refusal) toasts.Problem(refusal.Message);
        else toasts.Done(done);
        await Load();
    }

    HandedLink Handed(Invitation invitation) => new(
        invitation.Person.Name,
        new Uri(options.PublicUrl ?? new Uri(navigation.BaseUri), Urls.JoinWith(invitation.Token.Reveal())).ToString(),
        invitation.ExpiresAt);
}
