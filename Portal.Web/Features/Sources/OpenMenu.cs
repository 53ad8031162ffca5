using Portal.Web.Ui;

namespace Portal.Web.Features.Sources;

/// <summary>A button and the list that it opens.</summary>
sealed class OpenMenu
{
    /// <summary>The button.</summary>
    public Button? Opener { get; set; }

    public bool IsOpen { get; private set; }

    public string Expanded => IsOpen ? "true" : "false";

    public void Toggle() => IsOpen = !IsOpen;

    /// <summary>What was chosen goes with the list, so the focus goes back first to where the list came from; a dialog gives it back to there.</summary>
    public async Task Leave(Func<Task> deed)
    {
        if (Opener is not null) await Opener.Focus();
        IsOpen = false;
        await deed();
    }
}
