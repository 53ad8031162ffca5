using Portal.Web;

return await PortalProgram.Run(args);
