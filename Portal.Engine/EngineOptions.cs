using Portal.Engine.People;
using Portal.Engine.Persistence;

namespace Portal.Engine;

/// <summary>What the engine must be told; the host reads it from its settings.</summary>
public sealed record EngineOptions(DataFolder Folder, DatabaseOptions Database, SignInOptions SignIn);
