using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Agents;

/// <summary>Creates an agent and shows its key once, or changes one.</summary>
public sealed partial class AgentEditPage(AgentDesk desk, AgentBook book, EntityModel entities, PeopleDirectory people, NavigationManager navigation)
{
    AgentForm? _form;
    Agent? _agent;
    MadeKey? _made;
    IReadOnlyList<Person> _people = [];
    string? _problem, _saved;
    bool _working;

    /// <summary>Of which agent; null for a new one.</summary>
    [Parameter]
    public long? Id { get; set; }

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    TimeZoneInfo Zone => Visitor?.Zone() ?? TimeZoneInfo.Utc;

    protected override async Task OnInitializedAsync()
    {
        var me = (await Authentication).User.PersonId();
        var all = await entities.List();
        _people = await people.List(new PeopleFilter { Disabled = false });
        if (Id is not { } id)
        {
            _form = new AgentForm(all, Scope.Nothing) { OwnerId = me?.ToString() ?? "" };
        }
        else if (await book.Find(id) is { } found)
        {
            _agent = found.Agent;
            _form = AgentForm.Of(found.Agent, all, Zone);
        }
        else
        {
            navigation.NotFound();
        }

        _saved = _form?.Entered;
    }

    async Task Submit()
    {
        if (_working || _form?.Read(Zone) is not { } draft) return;
        _working = true;
        var me = (await Authentication).User.AsActor(Visitor?.Address);
        if (_agent is null)
        {
            if (!(await desk.Create(me, draft)).Succeeded(out _made, out var refusal)) _problem = _form.Mark(refusal);
        }
        else
        {
            if ((await desk.Change(me, _agent.Id, draft)).Refusal is { } refusal)
            {
                _problem = _form.Mark(refusal);
            }
            else
            {
                _saved = _form.Entered;
                navigation.NavigateTo(Urls.Agent(_agent.Id));
            }
        }

        _working = false;
    }
}
