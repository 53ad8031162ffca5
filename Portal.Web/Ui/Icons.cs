namespace Portal.Web.Ui;

/// <summary>The portal's icons as paths on a grid of 24, drawn as strokes. One file, so that they stay one family.</summary>
public static class Icons
{
    public const string Home = "M4 11.5 12 4l8 7.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z";
    public const string People = "M9 11a3.25 3.25 0 1 0 0-6.5A3.25 3.25 0 0 0 9 11zM3 19.5c.4-3 2.7-5 6-5s5.6 2 6 5M16 5a3 3 0 0 1 0 5.8M17.5 14.8c2 .6 3.2 2.3 3.5 4.7";
    public const string Person = "M12 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5zM5 20c.5-3.3 3.2-5.5 7-5.5s6.5 2.2 7 5.5";
    public const string Audit = "M7 4h10a2 2 0 0 1 2 2v14l-2.3-1.5L14.3 20 12 18.5 9.7 20l-2.4-1.5L5 20V6a2 2 0 0 1 2-2zM9 9h6M9 13h6";
    public const string Plug = "M9 3.5v5M15 3.5v5M6.5 8.5h11v3a5.5 5.5 0 0 1-11 0zM12 17v3.5";
    public const string Table = "M5.5 5h13A1.5 1.5 0 0 1 20 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5v-11A1.5 1.5 0 0 1 5.5 5zM4 10h16M9.5 10v9";
    public const string Workflow = "M4.5 5h5v5h-5zM14.5 5h5v5h-5zM14.5 14.5h5v5h-5zM9.5 7.5h5M17 10v4.5";
    public const string Bot = "M7 9h10a1.5 1.5 0 0 1 1.5 1.5v7A1.5 1.5 0 0 1 17 19H7a1.5 1.5 0 0 1-1.5-1.5v-7A1.5 1.5 0 0 1 7 9zM12 9V5.5M12 5.5v-1M9.5 13v1.5M14.5 13v1.5M3 13v3M21 13v3";
    public const string Play = "M8 5.5v13l10.5-6.5z";
    public const string Search = "M11 17.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM20 20l-4.3-4.3";
    public const string Plus = "M12 5v14M5 12h14";
    public const string Check = "m5 12.5 4.5 4.5L19 7.5";
    public const string CheckCircle = "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM8.5 12.3l2.4 2.4 4.6-5";
    public const string Circle = "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z";
    public const string Clock = "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2";
    public const string Calendar = "M6 6h12a1.5 1.5 0 0 1 1.5 1.5v10A1.5 1.5 0 0 1 18 19H6a1.5 1.5 0 0 1-1.5-1.5v-10A1.5 1.5 0 0 1 6 6zM4.5 10.5h15M8.5 4v3.5M15.5 4v3.5";
    public const string Alert = "M12 4 3 19.5h18zM12 10v4.2M12 16.9v.1";
    public const string Stop = "M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7zM12 8v4.5M12 15.9v.1";
    public const string Info = "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11.3V16M12 8v.1";
    public const string Question = "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM9.7 9.7a2.4 2.4 0 1 1 3.6 2.1c-.9.5-1.3 1-1.3 1.9M12 16.4v.1";
    public const string Cross = "M6.5 6.5l11 11M17.5 6.5l-11 11";
    public const string Code = "m8.5 7-5 5 5 5M15.5 7l5 5-5 5M13.5 5l-3 14";
    public const string Copy = "M9 9h9a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 18 20h-7.5A1.5 1.5 0 0 1 9 18.5zM15 9V5.5A1.5 1.5 0 0 0 13.5 4H6a1.5 1.5 0 0 0-1.5 1.5V13A1.5 1.5 0 0 0 6 14.5h3";
    public const string Link = "M10 14a4 4 0 0 0 6 .4l2.5-2.5a4 4 0 0 0-5.7-5.7l-1.3 1.3M14 10a4 4 0 0 0-6-.4l-2.5 2.5a4 4 0 0 0 5.7 5.7l1.3-1.3";
    public const string Key = "M8.5 19a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 11.5 19.5 4M16 7.5l3 3";
    public const string Lock = "M6.5 11h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM8 11V8a4 4 0 0 1 8 0v3";
    public const string Menu = "M4 7h16M4 12h16M4 17h16";
    public const string More = "M6.2 12a.7.7 0 1 1-1.4 0 .7.7 0 0 1 1.4 0zM12.7 12a.7.7 0 1 1-1.4 0 .7.7 0 0 1 1.4 0zM19.2 12a.7.7 0 1 1-1.4 0 .7.7 0 0 1 1.4 0z";
    public const string Sun = "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1";
    public const string Moon = "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z";
    public const string Screen = "M5 5h14a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM9 20h6M12 16v4";
    public const string Keyboard = "M4.5 6.5h15a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16V8a1.5 1.5 0 0 1 1.5-1.5zM7 10.5h.01M10.3 10.5h.01M13.7 10.5h.01M17 10.5h.01M8 14h8";
    public const string SignOut = "M14 5H6.5A1.5 1.5 0 0 0 5 6.5v11A1.5 1.5 0 0 0 6.5 19H14M10.5 12H20M16.5 8.5 20 12l-3.5 3.5";
    public const string Left = "m14.5 6-6 6 6 6";
    public const string Right = "m9.5 6 6 6-6 6";
    public const string UpDown = "m8 9.5 4-4 4 4M8 14.5l4 4 4-4";
    public const string Up = "M12 19V5.5M6.5 11 12 5.5l5.5 5.5";
    public const string Down = "M12 5v13.5M6.5 13l5.5 5.5 5.5-5.5";
    public const string Download = "M12 4v10.5M7.5 10.5 12 15l4.5-4.5M4.5 19.5h15";
    public const string Filter = "M4 6h16M7 12h10M10 18h4";
    public const string Refresh = "M19.5 12a7.5 7.5 0 1 1-2.3-5.4L19.5 9M19.5 4v5h-5";
    public const string Inbox = "M4.5 13.5 7 5.5h10l2.5 8v4a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1zM4.5 13.5H9l1 2h4l1-2h4.5";
    public const string Mail = "M4.5 6h15a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM4 7l8 6 8-6";
    public const string Pencil = "M5 19l.8-3.7L15.5 5.6a1.4 1.4 0 0 1 2 0l.9.9a1.4 1.4 0 0 1 0 2L8.7 18.2z";
    public const string Trash = "M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.5 11v5M13.5 11v5";
    public const string Pause = "M9 6v12M15 6v12";
    public const string Compass = "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM15.5 8.5l-2 5-5 2 2-5z";
    public const string Eye = "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6z";
}
