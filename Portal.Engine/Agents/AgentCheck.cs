using Portal.Engine.Forms;
using Portal.Engine.Persistence;

namespace Portal.Engine.Agents;

/// <summary>What is wrong with a draft, all at once.</summary>
static class AgentCheck
{
    const int MostRequests = 1_000_000, MostNames = 5000;

    /// <param name="draft">What is wanted.</param>
    /// <param name="now">The time.</param>
    /// <param name="current">What it is now, if it is there: an end that has passed may stay.</param>
    public static FormProblems Of(AgentDraft draft, DateTimeOffset now, Agent? current = null)
    {
        var problems = new FormProblems();
        var name = draft.Name.Trim();
        if (name.Length is 0 or > Agent.MaxLength || name.Any(char.IsControl) || Folding.Of(name).Length is 0 or > 4 * Agent.MaxLength) problems.Add(nameof(draft.Name), $"Give a name of 1 to {Agent.MaxLength} letters, in one line.");
        if (draft.Purpose.Trim().Length is 0 or > Agent.LongestPurpose) problems.Add(nameof(draft.Purpose), $"Say what it is for, in at most {Agent.LongestPurpose} letters.");
        if (draft.RequestsPerMinute is < 1 or > MostRequests) problems.Add(nameof(draft.RequestsPerMinute), $"Allow between 1 and {MostRequests} requests a minute.");
        if (draft.RecordsPerDay < 1) problems.Add(nameof(draft.RecordsPerDay), "Allow at least one record a day, or leave it empty for no bound.");
        if (draft.ExpiresAt <= now && draft.ExpiresAt != current?.ExpiresAt) problems.Add(nameof(draft.ExpiresAt), "Choose a time that is still to come.");
        if (draft.Scope.Entities.GroupBy(part => part.Entity).Any(parts => parts.Count() > 1)) problems.Add(nameof(draft.Scope), "Name each entity once.");
        if (draft.Scope.Entities.Sum(part => part.Fields.Count) > MostNames) problems.Add(nameof(draft.Scope), $"Name at most {MostNames} fields; choose all fields of an entity instead.");
        return problems;
    }
}
