using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Tests.Engine.Blueprints;

/// <summary>A rule that refuses one kind of change while it is told to.</summary>
sealed class Forbidding : IMayChange
{
    public string? Action { get; set; }

    public Task<Refusal?> Refuse(PortalDb db, Actor actor, string action, CancellationToken stop) => Task.FromResult<Refusal?>(action == Action ? new NotNow() : null);

    sealed record NotNow : Refusal
    {
        public override string Message => "Not now.";
    }
}
