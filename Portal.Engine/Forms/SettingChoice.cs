namespace Portal.Engine.Forms;

/// <summary>One value that a setting may have: as it is written, and what a person reads.</summary>
public sealed record SettingChoice(string Value, string Label);
