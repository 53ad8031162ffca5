using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Engine;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Agents;

/// <summary>An agent as it is typed in, and what is wrong with it.</summary>
public sealed class AgentForm
{
    readonly ValidationMessageStore _problems;

    public AgentForm(IReadOnlyList<Entity> entities, Scope scope)
    {
        Scope = ScopeForm.Of(entities, scope);
        Context = new EditContext(this);
        _problems = new ValidationMessageStore(Context);
    }

    public EditContext Context { get; }

    public string? Name { get; set; } = "";

    public string? Purpose { get; set; } = "";

    public string? OwnerId { get; set; } = "";

    public string? RequestsPerMinute { get; set; } = AgentDraft.DefaultRequestsPerMinute.ToString(CultureInfo.InvariantCulture);

    public string? RecordsPerDay { get; set; } = "";

    /// <summary>The day with whose beginning its keys stop being good; empty for never.</summary>
    public string? ExpiresAt { get; set; } = "";

    public ScopeForm Scope { get; }

    /// <summary>All that is entered, to tell whether something is another.</summary>
    public string Entered => string.Join('\n', Name, Purpose, OwnerId, RequestsPerMinute, RecordsPerDay, ExpiresAt, Scope.Ticked);

    public static AgentForm Of(Agent agent, IReadOnlyList<Entity> entities, TimeZoneInfo zone) => new(entities, agent.Scope)
    {
        Name = agent.Name,
        Purpose = agent.Purpose,
        OwnerId = agent.OwnerId.ToString(),
        RequestsPerMinute = agent.RequestsPerMinute.ToString(CultureInfo.InvariantCulture),
        RecordsPerDay = agent.RecordsPerDay?.ToString(CultureInfo.InvariantCulture) ?? "",
        ExpiresAt = agent.ExpiresAt is { } at ? TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
    };

    /// <returns>Null if something of it cannot be read; that is marked then.</returns>
    public AgentDraft? Read(TimeZoneInfo zone)
    {
        _problems.Clear();
        if (!int.TryParse(RequestsPerMinute, NumberStyles.None, CultureInfo.InvariantCulture, out var requests)) Mark(nameof(RequestsPerMinute), "Write a whole number.");
        long? records = null;
        if (!string.IsNullOrWhiteSpace(RecordsPerDay))
        {
            if (long.TryParse(RecordsPerDay, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) records = number;
            else Mark(nameof(RecordsPerDay), "Write a whole number, or leave it empty for no bound.");
        }

        if (!Guid.TryParse(OwnerId, out var owner)) Mark(nameof(OwnerId), "Choose who is to be asked about it.");
        var day = Days.Read(ExpiresAt);
        if (day is null && !string.IsNullOrWhiteSpace(ExpiresAt)) Mark(nameof(ExpiresAt), "Choose a day, or leave it empty.");
        Context.NotifyValidationStateChanged();
        if (Context.GetValidationMessages().Any()) return null;
        return new AgentDraft(Name ?? "", Purpose ?? "", owner, Scope.Read())
        {
            RequestsPerMinute = requests,
            RecordsPerDay = records,
            ExpiresAt = day is { } then ? Days.Begin(then, zone) : null,
        };
    }

    /// <summary>Marks what is wrong where it stands.</summary>
    /// <returns>What is wrong with the whole of it.</returns>
    public string? Mark(Refusal refusal)
    {
        _problems.Clear();
        if (refusal is not SettingsUnfit unfit) return refusal.Message;
        foreach (var problem in unfit.Problems) Mark(problem.Setting == nameof(Scope) ? "" : problem.Setting, problem.Text);
        Context.NotifyValidationStateChanged();
        return null;
    }

    void Mark(string field, string text) => _problems.Add(new FieldIdentifier(this, field), text);
}
