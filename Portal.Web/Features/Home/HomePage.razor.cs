using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Portal.Web.Features.Home;

public sealed partial class HomePage
{
    string? _name;
    int _round;

    [CascadingParameter]
    Task<AuthenticationState> Person { get; set; } = default!;

    [SupplyParameterFromQuery]
    string? Span { get; set; }

    [Inject]
    ThisInstance Instance { get; set; } = default!;

    string Greeting => _name is null ? "Welcome" : $"Welcome, {_name}";

    /// <summary>What was begun or taken out changes all of it.</summary>
    void Refresh() => _round++;

    protected override async Task OnInitializedAsync() => _name = (await Person).User.Identity?.Name;
}
