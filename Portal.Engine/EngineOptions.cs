using Portal.Engine.Agents;
using Portal.Engine.Credentials;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Store.Retention;

namespace Portal.Engine;

/// <summary>What the engine must be told; the host reads it from its settings.</summary>
public sealed record EngineOptions(DataFolder Folder, DatabaseOptions Database)
{
    public MasterKeyOptions MasterKey { get; init; } = MasterKeyOptions.None;

    public EgressOptions Egress { get; init; } = new();

    public SignInOptions SignIn { get; init; } = new();

    public RetentionOptions Retention { get; init; } = new();

    public AgentOptions Agents { get; init; } = new();
}
