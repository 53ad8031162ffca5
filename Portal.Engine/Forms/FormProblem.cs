namespace Portal.Engine.Forms;

/// <summary>One thing that is wrong with what was entered.</summary>
public sealed record FormProblem(string Setting, string Text);
