# The portal as a container: docker build -t portal . && docker run -p 8080:8080 -v portal-data:/data portal
# It runs as a user without rights, needs no writable place but /data, and serves on port 8080.

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
# What restoring needs comes first: this layer is made again only when a dependency changes.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY build/ build/
COPY Portal.Engine/Portal.Engine.csproj Portal.Engine/
COPY Portal.Web/Portal.Web.csproj Portal.Web/
RUN dotnet restore Portal.Web -r linux-x64 -p:PublishReadyToRun=true
COPY .editorconfig appsettings.json ./
COPY Portal.Engine/ Portal.Engine/
COPY Portal.Web/ Portal.Web/
# What the analyzers say is asked where the tests run, not once more here.
RUN dotnet publish Portal.Web -c Release -r linux-x64 --no-self-contained --no-restore -p:PublishReadyToRun=true -p:RunAnalyzers=false -o /portal

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
RUN apt-get update \
    && apt-get install -y --no-install-recommends libsqlite3-0 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /portal /portal
RUN install --directory --owner=$APP_UID --group=$APP_UID --mode=0700 /data
# The base image sets ASPNETCORE_HTTP_PORTS, which would win over Portal__Listen.
# Diagnostics would write to /tmp, which may be read-only.
ENV ASPNETCORE_HTTP_PORTS= \
    DOTNET_EnableDiagnostics=0 \
    Portal__DataFolder=/data \
    Portal__Listen=http://+:8080
USER $APP_UID
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["dotnet", "/portal/Portal.Web.dll", "health"]
ENTRYPOINT ["dotnet", "/portal/Portal.Web.dll"]
