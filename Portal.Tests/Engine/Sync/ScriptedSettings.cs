namespace Portal.Tests.Engine.Sync;

/// <summary>It has none: the script is the test's.</summary>
sealed record ScriptedSettings;
